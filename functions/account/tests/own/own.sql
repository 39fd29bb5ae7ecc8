UPDATE sessions SET created_at = 1893484200000;
