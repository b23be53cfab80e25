"""An offline Telegram: a strict Bot API server, a control API and a chat page."""
