/** What an authenticator app scans, and the same to type. */
export function AppPicture({
  picture,
  secret,
  alt,
  typed,
}: {
  picture: string
  secret: string
  alt: string
  typed: string
}) {
  return (
    <div className="stack">
      <img className="secret-picture" src={picture} alt={alt} width="200" height="200" />
      <p className="small-text">
        {typed} <code className="secret-key">{secret.match(/.{1,4}/g)?.join(' ') ?? secret}</code>
      </p>
    </div>
  )
}
