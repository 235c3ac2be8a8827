# SPDX-License-Identifier: GPL-3.0-or-later
"""How long tests wait for a program before they take it for hung: COTEJO_PATIENCE times as long as they say, for what the
sanitizers slow down."""
import os

_FACTOR = float(os.environ.get("COTEJO_PATIENCE", 1))


def patience(seconds):
    return seconds * _FACTOR
