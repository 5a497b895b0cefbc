import type { RawData, WebSocket } from 'ws';
import { whenAborted } from '../../kernel/abort.ts';
import type { Limits } from '../../kernel/limits.ts';

/** How often we ask whether the other side is still there. */
const heartbeatMilliseconds = 12_000;
/** How long a client may take to agree to the end. */
const farewellMilliseconds = 1_000;
/** What stands for the limit of a close reason, in bytes. */
const reasonBytes = 123;

/** Holds one socket against its limits: how much it says, how much waits for it, and how long it does nothing. */
export class SocketWatch {
  readonly #socket: WebSocket;
  readonly #limits: Limits;
  readonly #gone = new AbortController();
  readonly #heartbeat: NodeJS.Timeout;
  #isThere = true;
  #isClosing = false;
  #open = 0;
  #idle: NodeJS.Timeout | undefined;
  #second = 0;
  #inSecond = 0;
  messages = 0;

  constructor(socket: WebSocket, limits: Limits) {
    this.#socket = socket;
    this.#limits = limits;
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMilliseconds).unref();
    socket.on('pong', () => {
      this.#isThere = true;
      this.#count();
    });
    socket.on('ping', () => this.#count());
    // Frames that are none, or too long: ws closes the socket by itself.
    socket.on('error', () => {});
    socket.once('close', () => {
      this.#isClosing = true;
      clearInterval(this.#heartbeat);
      clearTimeout(this.#idle);
      this.#gone.abort();
    });
  }

  /** Ends with the socket. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  get isClosed(): boolean {
    return this.#isClosing;
  }

  onMessage(handle: (text: string) => void): void {
    this.#socket.on('message', (data: RawData, isBinary: boolean) => {
      this.#count();
      if (this.#isClosing) return;
      if (isBinary) this.close(4400, 'Messages are text.');
      else handle(String(data));
    });
  }

  close(code: number, reason: string): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#socket.close(
      code,
      Buffer.from(reason)
        .subarray(0, reasonBytes)
        .toString()
        .replace(/\uFFFD$/, ''),
    );
    setTimeout(() => this.#socket.terminate(), farewellMilliseconds).unref();
  }

  /** Nothing is subscribed to: that may be so for a while. */
  idle(): void {
    clearTimeout(this.#idle);
    if (this.#open > 0 || this.#isClosing) return;
    const { socketIdleMs } = this.#limits;
    this.#idle = setTimeout(
      () => this.close(1000, `Nothing was subscribed to for ${socketIdleMs} ms.`),
      socketIdleMs,
    ).unref();
  }

  /** A subscription stands until its signal ends. */
  holdOpen(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#open += 1;
    clearTimeout(this.#idle);
    whenAborted(signal, () => {
      this.#open -= 1;
      this.idle();
    });
  }

  /** Whoever says too much, or does not take what it is sent, is not listened to any longer. */
  #count(): void {
    this.messages += 1;
    const second = Math.floor(performance.now() / 1_000);
    if (second !== this.#second) [this.#second, this.#inSecond] = [second, 0];
    this.#inSecond += 1;
    const { socketMessages, responseBytes } = this.#limits;
    if (this.#inSecond > socketMessages) {
      this.close(4429, `LIMIT_EXCEEDED: At most ${socketMessages} messages a second are read.`);
    }
    if (this.#socket.bufferedAmount > 2 * responseBytes) this.#socket.terminate();
  }

  #beat(): void {
    if (!this.#isThere) return this.#socket.terminate();
    this.#isThere = false;
    this.#socket.ping();
  }
}
