"""Text to value: the ROC calendar, Chinese numerals, quantities, schedules, terms. No page, no table."""
