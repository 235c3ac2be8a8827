# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of indexes that are kept, with what they took to make: a run that was cut short goes on, and
an engine can be added to those that are there."""
import dataclasses
import json

from measure import Cost

NOTES = "kept.json"


class KeptError(Exception):
    """The folder is somebody else's."""


class Kept:
    def __init__(self, folder, settings):
        self.path = folder / NOTES
        self.settings = settings  # what says which statements they are of
        self.costs = {}
        if self.path.exists():
            notes = json.loads(self.path.read_text(encoding="utf-8"))
            if notes["settings"] != settings:
                raise KeptError(f"{folder} has indexes of {notes['settings']}, not of {settings}")
            self.costs = {name: Cost(**cost) for name, cost in notes["costs"].items()}
        elif any(folder.iterdir()):
            raise KeptError(f"{folder} is not empty, and has no indexes of this program")
        else:
            self.write()

    def cost_of(self, name):
        """None: it is not there yet."""
        return self.costs.get(name)

    def note(self, name, cost):
        self.costs[name] = cost
        self.write()

    def write(self):
        costs = {name: dataclasses.asdict(cost) for name, cost in self.costs.items()}
        text = json.dumps({"settings": self.settings, "costs": costs}, indent=1)
        self.path.write_text(text + "\n", encoding="utf-8")
