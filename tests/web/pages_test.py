# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages whose numbers are counted in another way than the API's: both must agree."""
import datetime
import re
import unittest

from served import Server, add, sample_index

BROWSER = {"Accept": "text/html", "Accept-Language": "en"}
BAR = re.compile(r'aria-label="(\d+) July 2015: (\d+) statements?"')


class Days(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        index = sample_index("days")
        dates = ["2015-07", "2015", "2015-07-01", "2015-07-01", "2015-07-31", "2015-06-30", "2015-08-01"]
        add(index, [{"id": f"day-{i}", "source": "S", "date": date, "lang": "en", "body": f"Cuba and the embassy, number {i}."}
                    for i, date in enumerate(dates)])
        add(index, [{"id": "day-es", "source": "S", "date": "2015-07-02", "lang": "es", "translation_of": "day-2", "body": "Cuba y la embajada."}])
        cls.server = Server(index=index)

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def bars(self, query):
        page = self.server.get(f"/search?{query}&since=2015-07&until=2015-07", BROWSER)[2].decode()
        return {int(day): int(count) for day, count in BAR.findall(page)}

    def test_bars_of_a_month_are_the_counts_of_its_days(self):
        for query in ("query=Cuba", "query=", "query=Cuba&lang=es", "query=Cuba&once=true", "query=embassy+OR+embajada&as-of=2030"):
            vague = self.server.json(f"/api/v1/count?{query}&since=2015-07&until=2015-07")["total"]
            bars = self.bars(query)
            self.assertTrue(bars, query)
            counts = {}
            for day in range(1, 32):
                date = datetime.date(2015, 7, day).isoformat()
                counts[day] = self.server.json(f"/api/v1/count?{query}&since={date}&until={date}")["total"]
            least = min(counts.values())
            self.assertEqual(bars, {day: count - least for day, count in counts.items() if count != least}, query)
            self.assertLessEqual(max(counts.values()), vague)


if __name__ == "__main__":
    unittest.main()
