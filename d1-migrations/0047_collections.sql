-- What is to be collected is asked for by a cron of its own: whether it runs, and of what it complains, stands beside the hourly jobs.
INSERT INTO health (function) VALUES ('collections');
