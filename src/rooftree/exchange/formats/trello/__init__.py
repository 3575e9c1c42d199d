"""Board exports of Trello."""
