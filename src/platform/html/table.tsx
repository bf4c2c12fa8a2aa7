import type { ComponentChildren } from 'preact';

type TableProps = {
  id: string;
  caption: string;
  columns: { label: string; number?: boolean }[];
  /** The first cell of a row names it. */
  rows: ComponentChildren[][];
};

/** For staff pages. On a narrow screen it scrolls inside its own frame, also by keyboard. */
export function Table({ id, caption, columns, rows }: TableProps) {
  return (
    <div class="table" role="region" aria-labelledby={`${id}-caption`} tabindex={0}>
      <table>
        <caption id={`${id}-caption`}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, number }) => (
              <th scope="col" class={number ? 'number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td class={columns[at + 1]?.number ? 'number' : undefined}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
