const BOUNDS = [0.005, 0.025, 0.1, 0.5, 2, 10]

/** Counters of this process in the text form that Prometheus reads. */
export class Metrics {
  readonly #requests = new Map<string, number>()
  readonly #buckets = new Map<string, number[]>()
  readonly #gauges = new Map<string, () => number>()

  request(route: string, status: number, seconds: number): void {
    const key = `route="${route}",status="${status}"`
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1)
    const buckets = this.#buckets.get(route) ?? [...BOUNDS.map(() => 0), 0, 0]
    BOUNDS.forEach((bound, i) => seconds <= bound && (buckets[i] = (buckets[i] ?? 0) + 1))
    buckets[BOUNDS.length] = (buckets[BOUNDS.length] ?? 0) + 1
    buckets[BOUNDS.length + 1] = (buckets[BOUNDS.length + 1] ?? 0) + seconds
    this.#buckets.set(route, buckets)
  }

  gauge(name: string, read: () => number): void {
    this.#gauges.set(name, read)
  }

  text(): string {
    const lines = ['# TYPE http_requests_total counter']
    for (const [key, n] of this.#requests) lines.push(`http_requests_total{${key}} ${n}`)
    lines.push('# TYPE http_request_seconds histogram')
    for (const [route, b] of this.#buckets) {
      BOUNDS.forEach((bound, i) => lines.push(`http_request_seconds_bucket{route="${route}",le="${bound}"} ${b[i]}`))
      lines.push(`http_request_seconds_bucket{route="${route}",le="+Inf"} ${b[BOUNDS.length]}`, `http_request_seconds_count{route="${route}"} ${b[BOUNDS.length]}`, `http_request_seconds_sum{route="${route}"} ${b[BOUNDS.length + 1]}`)
    }
    for (const [name, read] of this.#gauges) lines.push(`# TYPE ${name} gauge`, `${name} ${read()}`)
    return lines.join('\n') + '\n'
  }
}
