use super::{Dial, Line, Patience, Server, Tls};
use futures::future::{FutureExt, LocalBoxFuture};
use std::rc::Rc;
use worker::{SecureTransport, Socket};

/// The runtime's own sockets.
pub struct Sockets;

impl Line for Socket {
    fn secured(self) -> Self {
        self.start_tls()
    }
}

impl Dial for Sockets {
    type Line = Socket;
    fn dial(&self, server: &Server) -> LocalBoxFuture<'static, std::io::Result<Socket>> {
        let (host, port) = (server.host.clone(), server.port);
        let transport = match server.tls {
            Tls::Implicit => SecureTransport::On,
            Tls::StartTls => SecureTransport::StartTls,
            Tls::Loopback => SecureTransport::Off,
        };
        async move {
            let failed = |e: worker::Error| std::io::Error::other(e.to_string());
            let socket = Socket::builder().secure_transport(transport).connect(host, port).map_err(failed)?;
            socket.opened().await.map_err(failed)?;
            Ok(socket)
        }
        .boxed_local()
    }
}

/// The runtime's own timer.
pub fn runtime_timer() -> Patience {
    Rc::new(|duration| worker::Delay::from(duration).boxed_local())
}
