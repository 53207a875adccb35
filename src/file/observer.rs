//! Whoever waits for a file to be read.

/// Is told how far reading has come, and may end it. Called from several threads.
pub trait Observer: Sync {
    /// So many bytes more have been fetched.
    fn fetched(&self, _bytes: u64) {}

    /// So many bytes of the text are read, and so many events were in them.
    fn advanced(&self, _bytes: u64, _events: usize) {}

    /// All elements are read, and are held against each other.
    fn checking(&self) {}

    /// Whether nobody waits any more; cheap, for it is asked often.
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// Nobody in particular waits.
impl Observer for () {}
