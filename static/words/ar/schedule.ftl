### schedule
