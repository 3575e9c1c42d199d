"""Plans of many projects that share their teams, with thousands of activities."""

from rooftree.engine.portfolio.scheduling import schedule_portfolio

__all__ = ["schedule_portfolio"]
