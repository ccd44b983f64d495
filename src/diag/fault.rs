//! Why a file cannot be read or written, in the words of those who own it.

use super::Words;
use crate::io::{Cause, Fault};

impl Words {
    /// That a file cannot be read or written, and why.
    #[must_use]
    pub fn unusable(fault: &Fault) -> Self {
        let Self { zh, en } = Self::from(fault);
        Self::new(format!("无法读写 {zh}"), format!("cannot read or write {en}"))
    }
}

impl From<&Fault> for Words {
    /// The path and the reason, without a full stop.
    fn from(fault: &Fault) -> Self {
        let path = &fault.path;
        let (zh, en) = match &fault.cause {
            Cause::Full => {
                ("磁盘已满，腾出空间后再试", "the disk is full; make room and try again")
            }
            Cause::ReadOnly => ("这个磁盘只能读，不能写", "the disk can only be read, not written"),
            Cause::Forbidden => {
                ("没有读写它的权限", "this user has no permission to read or write it")
            }
            Cause::Gone => ("它已经不在了", "it is no longer there"),
            Cause::InTheWay => (
                "那里要的是文件夹而有一个文件，或者反过来",
                "there is a file where a folder is wanted, or the other way round",
            ),
            Cause::TooLarge(bytes) => {
                let zh = format!("{path}：太大（{bytes} 字节），不像站点的文件");
                return Self::new(
                    zh,
                    format!("{path}: too large ({bytes} bytes) for a file of a site"),
                );
            }
            Cause::Other(system) => (system.as_str(), system.as_str()),
        };
        Self::new(format!("{path}：{zh}"), format!("{path}: {en}"))
    }
}
