type ErrorSummaryProps = {
  title: string;
  /** In the order of the page; `field` is the id of the control. */
  errors: { field: string; message: string }[];
};

/** Takes the focus when the page opens, so that nobody has to search for what went wrong. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <section class="error-summary" aria-labelledby="error-summary-title" tabindex={-1} autofocus>
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
