# SPDX-License-Identifier: GPL-3.0-or-later
"""The engines that scripts/bench compares, by name."""
from engines import Cotejo, Scriptindex, Sqlite, Xapian
from lucene import Lucene
from sphinx import Sphinx

ENGINES = {engine.name: engine for engine in (Cotejo, Xapian, Scriptindex, Sqlite, Lucene, Sphinx)}
