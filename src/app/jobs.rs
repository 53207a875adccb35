//! Work that takes long, on threads of its own, so that the window always answers.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;

/// Called from another thread when there is something to look at; the window repaints.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The stack of a job in bytes: reading deeply nested files needs more than the usual 2 MB.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// Tells a job that nobody waits for it any more.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the job to stop at its next look.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether to stop; cheap enough to ask in every loop.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Names one job among those that were started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(u64);

/// A job that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished<T> {
    /// Which one it was.
    pub id: JobId,
    /// What it brought, or why it brought nothing.
    pub result: Result<T, JobError>,
}

/// Why a job brought nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// No thread could be started.
    #[error("“{name}” could not be started: {reason}")]
    NotStarted {
        /// What the job was to do.
        name: String,
        /// What the system says.
        reason: String,
    },
    /// The thread ended without a result: a defect of the program.
    #[error("“{name}” stopped unexpectedly")]
    Stopped {
        /// What the job was doing.
        name: String,
    },
}

/// The jobs that are running. Dropping it cancels them all.
pub struct Jobs<T> {
    wake: Wake,
    running: Vec<Running<T>>,
    failed: Vec<Finished<T>>,
    started: u64,
}

/// One job that is running.
struct Running<T> {
    id: JobId,
    name: String,
    cancel: Cancel,
    result: Receiver<T>,
}

impl<T: Send + 'static> Jobs<T> {
    /// No jobs yet; `wake` is called from a job's thread when it has ended.
    pub fn new(wake: Wake) -> Self {
        Self {
            wake,
            running: Vec::new(),
            failed: Vec::new(),
            started: 0,
        }
    }

    /// What jobs call when there is something to look at before they end.
    pub fn wake(&self) -> Wake {
        Arc::clone(&self.wake)
    }

    /// Starts a job. The name is what people read: "Open sanctions.ron".
    pub fn spawn<F>(&mut self, name: impl Into<String>, work: F) -> JobId
    where
        F: FnOnce(&Cancel) -> T + Send + 'static,
    {
        self.started += 1;
        let id = JobId(self.started);
        // A NUL in the name of a thread would panic.
        let name = name.into().replace('\0', "");
        let cancel = Cancel::default();
        let (sender, result) = sync_channel(1);
        let on_end = OnEnd {
            sender: Some(sender),
            wake: Arc::clone(&self.wake),
        };
        let cancel_in_job = cancel.clone();
        let thread = thread::Builder::new()
            .name(name.clone())
            .stack_size(STACK_BYTES)
            .spawn(move || on_end.send(work(&cancel_in_job)));
        match thread {
            Ok(_) => self.running.push(Running {
                id,
                name,
                cancel,
                result,
            }),
            Err(error) => {
                let reason = error.to_string();
                let result = Err(JobError::NotStarted { name, reason });
                self.failed.push(Finished { id, result });
            }
        }
        id
    }

    /// Takes the jobs that have ended, in the order in which they were started.
    pub fn poll(&mut self) -> Vec<Finished<T>> {
        let mut finished = std::mem::take(&mut self.failed);
        self.running.retain(|job| match job.result.try_recv() {
            Ok(result) => {
                finished.push(Finished {
                    id: job.id,
                    result: Ok(result),
                });
                false
            }
            Err(TryRecvError::Empty) => true,
            Err(TryRecvError::Disconnected) => {
                let result = Err(JobError::Stopped {
                    name: job.name.clone(),
                });
                finished.push(Finished { id: job.id, result });
                false
            }
        });
        finished
    }

    /// Asks a job to stop, and throws away whatever it brings.
    pub fn cancel(&mut self, id: JobId) {
        self.running.retain(|job| {
            if job.id == id {
                job.cancel.cancel();
            }
            job.id != id
        });
    }

    /// The names of the jobs that are running, oldest first.
    pub fn running(&self) -> impl Iterator<Item = (JobId, &str)> {
        self.running.iter().map(|job| (job.id, job.name.as_str()))
    }

    /// Whether a job is still running, or has ended and was not taken yet.
    pub fn is_running(&self, id: JobId) -> bool {
        self.running.iter().any(|job| job.id == id)
    }
}

impl<T> Drop for Jobs<T> {
    fn drop(&mut self) {
        for job in &self.running {
            job.cancel.cancel();
        }
    }
}

impl<T> fmt::Debug for Jobs<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.running.iter().map(|job| &job.name);
        formatter.debug_list().entries(names).finish()
    }
}

/// Wakes the window when a job ends, also when it ends by a panic.
struct OnEnd<T> {
    sender: Option<SyncSender<T>>,
    wake: Wake,
}

impl<T> OnEnd<T> {
    /// Hands over the result; dropping `self` then wakes the window.
    fn send(self, result: T) {
        if let Some(sender) = &self.sender {
            // Nobody listens to a job that was cancelled.
            sender.send(result).ok();
        }
    }
}

impl<T> Drop for OnEnd<T> {
    fn drop(&mut self) {
        // Before waking, so that whoever is woken finds the channel closed.
        self.sender = None;
        (self.wake)();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{Sender, channel};
    use std::time::Duration;

    /// Jobs, and what receives a message each time they wake somebody.
    fn jobs() -> (Jobs<u32>, Receiver<()>) {
        let (sender, woken) = channel();
        (
            Jobs::new(Arc::new(move || sender.send(()).unwrap_or(()))),
            woken,
        )
    }

    fn wait(woken: &Receiver<()>) {
        woken
            .recv_timeout(Duration::from_secs(20))
            .expect("the job wakes the window");
    }

    #[test]
    fn result_arrives_after_the_window_was_woken() {
        let (mut jobs, woken) = jobs();
        let id = jobs.spawn("Count", |_| 42);
        wait(&woken);
        assert_eq!(jobs.poll(), [Finished { id, result: Ok(42) }]);
        assert_eq!(jobs.poll(), []);
        assert!(!jobs.is_running(id));
    }

    #[test]
    fn panic_in_a_job_is_reported_by_name() {
        let (mut jobs, woken) = jobs();
        let id = jobs.spawn("Open x.ron", |_| panic!("on purpose"));
        wait(&woken);
        let finished = jobs.poll();
        let error = JobError::Stopped {
            name: "Open x.ron".into(),
        };
        assert_eq!(error.to_string(), "“Open x.ron” stopped unexpectedly");
        assert_eq!(
            finished,
            [Finished {
                id,
                result: Err(error)
            }]
        );
    }

    #[test]
    fn cancelled_job_notices_and_its_result_is_thrown_away() {
        let (mut jobs, woken) = jobs();
        let id = jobs.spawn("Endless", |cancel| {
            while !cancel.is_cancelled() {
                thread::sleep(Duration::from_millis(1));
            }
            1
        });
        assert!(jobs.is_running(id));
        jobs.cancel(id);
        wait(&woken);
        assert_eq!(jobs.poll(), []);
        assert_eq!(jobs.running().count(), 0);
    }

    #[test]
    fn dropping_the_jobs_cancels_them() {
        let (mut jobs, _woken) = jobs();
        let (sender, seen): (Sender<bool>, _) = channel();
        jobs.spawn("Endless", move |cancel| {
            while !cancel.is_cancelled() {
                thread::sleep(Duration::from_millis(1));
            }
            sender.send(true).unwrap();
            0
        });
        drop(jobs);
        assert!(seen.recv_timeout(Duration::from_secs(20)).unwrap());
    }

    #[test]
    fn thread_has_the_name_of_the_job_and_a_deep_stack() {
        /// Uses about a kilobyte of stack for each step.
        fn deep(steps: u32) -> u32 {
            let ballast = std::hint::black_box([steps; 256]);
            if steps == 0 {
                0
            } else {
                deep(steps - 1) + ballast[0].min(1)
            }
        }
        let (mut jobs, woken) = jobs();
        jobs.spawn("With\0 NUL", |_| {
            assert_eq!(thread::current().name(), Some("With NUL"));
            deep(5_000)
        });
        assert_eq!(
            jobs.running().map(|(_, name)| name).collect::<Vec<_>>(),
            ["With NUL"]
        );
        wait(&woken);
        assert_eq!(
            jobs.poll().first().map(|job| job.result.clone()),
            Some(Ok(5_000))
        );
    }
}
