//! Whoever waits for a file to be read.

/// Is told how far reading has come, and may end it. Called from several threads.
pub trait Observer: Sync {
    /// So many bytes of the text are read, and so many events were in them.
    fn advanced(&self, _bytes: u64, _events: usize) {}

    /// Whether nobody waits any more; cheap, for it is asked often.
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// Nobody in particular waits.
impl Observer for () {}
