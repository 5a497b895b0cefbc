import { Socket } from 'node:net';
import { nameOf, type PostgresUrl } from '../kernel/postgres-url.ts';
import { openStream, TlsFailed, waysTo, type Way } from './open-stream.ts';
import { PgConnection, type Message } from './pg-internals.ts';

export interface Reaching {
  readonly url: PostgresUrl;
  readonly stream?: (() => Socket) | undefined;
  /** For all servers of the URL together; 0 is for ever. */
  readonly milliseconds: number;
  /**
   * SQL that is asked first of all, where the server's process has this id. It answers by one row: whether it is this
   * process that answers, whether the server is a standby, and, if that matters, whether it plans for known values alone.
   */
  readonly greeting: (processID: number) => string;
}

/** No rule lets in who comes this way: in another way it may. */
const noRule = '28000';
/** Unknown user, wrong password, no such database: it is the same everywhere. */
const isRefusal = (code: string): boolean => /^(28|3D)/.test(code) && code !== noRule;
const codeOf = (error: Error): string => (error as NodeJS.ErrnoException).code ?? '';

/**
 * pg's connection, to a server as its URL describes it: one host after the other, with TLS or without, and of the right
 * kind. pg itself hears only of the one that was taken.
 */
export class ServerConnection extends PgConnection {
  /** How the server was reached. */
  way: Way | undefined;
  /** Whether the session is ours alone. Behind a pooler it is not, and what is set there stays for whoever comes next. */
  ownsSession = true;
  /** Whether it has tables for which there is no plan before the values are known. */
  plansForValues = false;
  /** Whether the server is asked how the rows of what is sent are described. */
  describes = true;
  readonly #reaching: Reaching;
  readonly #failures = new Map<string, Error>();
  #startup: object | undefined;

  constructor(reaching: Reaching) {
    super({ stream: () => reaching.stream?.() ?? new Socket() });
    this.#reaching = reaching;
  }

  override connect(): void {
    this['_connecting'] = true;
    void this.#reach();
  }

  override startup(parameters: object): void {
    this.#startup = parameters;
    super.startup(parameters);
  }

  override describe(config: object): void {
    if (this.describes) super.describe(config);
  }

  async #reach(): Promise<void> {
    const { url, milliseconds, stream } = this.#reaching;
    const end = milliseconds ? performance.now() + milliseconds : Number.POSITIVE_INFINITY;
    for (const [round, target] of url.targets.entries()) {
      let given: Way['host'] | undefined;
      for (const [index, way] of waysTo(url).entries()) {
        if (way.host === given) continue;
        if (round + index > 0) this.stream = stream?.() ?? new Socket();
        const failure = await this.#try(way, target);
        if (!failure) return;
        this.#note(way, failure);
        if (this['_ending'] || performance.now() >= end || isRefusal(codeOf(failure))) return this.#giveUp();
        if (!(failure instanceof TlsFailed) && codeOf(failure) !== noRule) given = way.host;
      }
    }
    this.#giveUp();
  }

  /** Of several ways to one host that fail, TLS and its rules are the least telling. */
  #note({ host }: Way, failure: Error): void {
    const before = this.#failures.get(nameOf(host));
    if (!before || before instanceof TlsFailed || codeOf(failure) !== noRule)
      this.#failures.set(nameOf(host), failure);
  }

  #giveUp(): void {
    const failures = [...this.#failures];
    const [, last] = failures.at(-1) ?? [];
    if (last && failures.length === 1) this.emit('error', last);
    else if (last) {
      const each = failures.map(
        ([name, { message, ...error }]) => `${name}: ${message || codeOf(error as Error)}`,
      );
      this.emit('error', Object.assign(new Error(each.join('; '), { cause: last }), { code: codeOf(last) }));
    }
    this.emit('end');
  }

  /** Resolves when the session can be used, else with what is in the way. */
  async #try(way: Way, target: Target): Promise<Error | undefined> {
    const { url, milliseconds } = this.#reaching;
    const socket = this.stream as Socket;
    let late: Error | undefined;
    socket.on('error', (error) => {
      if (this['_ending']) late = error;
    });
    // Each of several hosts has its share of the time.
    const share = url.hosts.length > 1 && milliseconds > 0 ? milliseconds / url.hosts.length : undefined;
    const timer = share && setTimeout(() => socket.destroy((late = new Error('timeout expired'))), share);
    try {
      this.stream = await openStream(way, socket);
      await this.#logIn(way, target);
      return undefined;
    } catch (error) {
      this.stream.destroy();
      return late ?? (error as Error);
    } finally {
      clearTimeout(timer);
    }
  }

  async #logIn(way: Way, target: Target): Promise<void> {
    const { stream } = this;
    const emit = super.emit.bind(this);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let isTaken = false;
    stream.on('error', (error) => {
      // Who hangs up does not care how the other side takes it.
      if (isTaken && !(this['_ending'] && ['ECONNRESET', 'EPIPE'].includes(codeOf(error))))
        emit('error', error);
      else reject(error);
    });
    stream.on('close', () => {
      if (isTaken) emit('end');
      else reject(new Error('Connection terminated unexpectedly'));
    });
    const hear = this.#listener(target, reject);
    // Until the session is taken pg hears of it only what it needs for its part.
    this.emit = (event: string, message?: unknown) => {
      const isReady = hear(event, message as Message);
      if (isReady === undefined) return false;
      if (isReady) {
        isTaken = true;
        this.way = way;
        Reflect.deleteProperty(this, 'emit');
        resolve();
      }
      return emit(event, message);
    };
    this.attachListeners(stream);
    if (this.#startup) super.startup(this.#startup);
    else emit('connect');
    try {
      await promise;
    } finally {
      Reflect.deleteProperty(this, 'emit');
    }
  }

  /** Hears one message after the other. Tells whether the session is ready, and undefined of what pg must not hear. */
  #listener(target: Target, reject: (error: Error) => void) {
    const { url, greeting } = this.#reaching;
    let mayAuthenticate = !url.channelBinding;
    let processID = 0;
    let greeted: Message['fields'];
    let isGreeting = false;
    return (event: string, message: Message): boolean | undefined => {
      if (event === 'errorMessage') return void reject(message as unknown as Error);
      if (event === 'backendKeyData') processID = message.processID ?? 0;
      if (event.startsWith('authentication')) {
        mayAuthenticate ||= message.mechanisms?.includes('SCRAM-SHA-256-PLUS') ?? false;
        if (!mayAuthenticate) return void reject(new Error('The server offers no channel binding'));
      }
      if (event === 'readyForQuery' && !isGreeting) {
        isGreeting = true;
        return void this.query(greeting(processID));
      }
      if (event === 'dataRow') greeted = message.fields;
      if (event !== 'readyForQuery') return isGreeting ? undefined : false;
      const [owns, isStandby, plansForValues] = greeted ?? [];
      const kind = isStandby === 't' ? 'standby' : 'primary';
      if (!target.includes(kind)) return void reject(new Error(`The server is a ${kind}`));
      this.ownsSession = owns === 't';
      this.plansForValues = plansForValues === 't';
      return true;
    };
  }
}

type Target = PostgresUrl['targets'][number];
