"""The server's side of the line between page and kernel, made prompt. Only the server loads this file."""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

SERVER_OPTION = "--ServerApp.kernel_websocket_connection_class=rlsedu.app.connection.PromptConnection"


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Send each message to the page at once.

    By default the network layer holds a small message back until the page has confirmed the one before, which takes
    up to 40 ms: most of the wait between a slider and its picture. Nothing else changes.
    """

    def connect(self):
        self.websocket_handler.set_nodelay(True)
        return super().connect()
