"""Speed against named baselines, measured in turns in the same run, so that a busy machine slows both alike."""
