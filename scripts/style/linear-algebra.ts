/** The dense linear algebra that fitting needs, on typed arrays: products in tiles, Cholesky, triangular solves, small symmetric eigenproblems. */

/** Rows of `matrix` (count × width, row after row) times each other: the symmetric count × count matrix of their scalar products. */
export function multiplyRows(matrix: Float32Array, count: number, width: number): Float64Array {
  const products = new Float64Array(count * count);
  // Two by two rows at once, a stretch of columns at a time, so that rows stay in the cache.
  const stretch = 2048;
  for (let from = 0; from < width; from += stretch) {
    const to = Math.min(width, from + stretch);
    for (let i = 0; i < count; i += 2) {
      for (let j = 0; j <= i + 1 && j < count; j += 2) addTile(products, matrix, { i, j, from, to, count, width });
    }
  }
  for (let i = 0; i < count; i += 1) for (let j = i + 1; j < count; j += 1) products[i * count + j] = products[j * count + i] ?? 0;
  return products;
}

interface Tile { readonly i: number; readonly j: number; readonly from: number; readonly to: number; readonly count: number; readonly width: number }

function addTile(products: Float64Array, matrix: Float32Array, { i, j, from, to, count, width }: Tile): void {
  const a = i * width, c = j * width;
  const b = Math.min(i + 1, count - 1) * width, d = Math.min(j + 1, count - 1) * width;
  let ac = 0, ad = 0, bc = 0, bd = 0;
  for (let at = from; at < to; at += 1) {
    const va = matrix[a + at] as number, vb = matrix[b + at] as number, vc = matrix[c + at] as number, vd = matrix[d + at] as number;
    ac += va * vc; ad += va * vd; bc += vb * vc; bd += vb * vd;
  }
  const put = (row: number, column: number, value: number): void => {
    if (row < count && column < count) products[row * count + column] = (products[row * count + column] ?? 0) + value;
  };
  put(i, j, ac); put(i, j + 1, ad); put(i + 1, j, bc); put(i + 1, j + 1, bd);
}

/** The lower triangle L with L·Lᵀ = `matrix`, in place; the upper part is left as it was. */
export function factorize(matrix: Float64Array, size: number): Float64Array {
  for (let j = 0; j < size; j += 1) {
    for (let i = j; i < size; i += 1) {
      const a = i * size, b = j * size;
      let sum = matrix[a + j] as number;
      for (let k = 0; k < j; k += 1) sum -= (matrix[a + k] as number) * (matrix[b + k] as number);
      matrix[a + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (matrix[b + j] as number);
    }
  }
  return matrix;
}

/** Solves L·x = `right`. */
export function solveLower(lower: Float64Array, size: number, right: Float64Array): Float64Array {
  const solution = Float64Array.from(right);
  for (let i = 0; i < size; i += 1) {
    let sum = solution[i] as number;
    for (let k = 0; k < i; k += 1) sum -= (lower[i * size + k] as number) * (solution[k] as number);
    solution[i] = sum / (lower[i * size + i] as number);
  }
  return solution;
}

/** Solves Lᵀ·x = `right`. */
export function solveUpper(lower: Float64Array, size: number, right: Float64Array): Float64Array {
  const solution = Float64Array.from(right);
  for (let i = size - 1; i >= 0; i -= 1) {
    const value = (solution[i] as number) / (lower[i * size + i] as number);
    solution[i] = value;
    for (let k = 0; k < i; k += 1) solution[k] = (solution[k] as number) - (lower[i * size + k] as number) * value;
  }
  return solution;
}

/** Eigenvalues and vectors of a small symmetric matrix by Jacobi rotations (Golub & Van Loan 2013, 8.5), the largest first. */
export function decompose(symmetric: readonly (readonly number[])[]): { readonly values: number[]; readonly vectors: number[][] } {
  const size = symmetric.length;
  const a = symmetric.map((row) => Float64Array.from(row));
  const v = Array.from({ length: size }, (_, i) => Float64Array.from({ length: size }, (_unused, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep += 1) for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, v, p, q);
  const order = [...a.keys()].sort((i, j) => (a[j]?.[j] ?? 0) - (a[i]?.[i] ?? 0));
  return { values: order.map((i) => a[i]?.[i] ?? 0), vectors: order.map((i) => v.map((row) => row[i] ?? 0)) };
}

function rotate(a: Float64Array[], v: Float64Array[], p: number, q: number): void {
  const rowP = a[p], rowQ = a[q];
  if (rowP === undefined || rowQ === undefined) return;
  const off = rowP[q] as number;
  if (Math.abs(off) < 1e-14) return;
  const theta = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * off);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1), s = t * c;
  for (const row of a) [row[p], row[q]] = [c * (row[p] as number) - s * (row[q] as number), s * (row[p] as number) + c * (row[q] as number)];
  for (let k = 0; k < a.length; k += 1) [rowP[k], rowQ[k]] = [c * (rowP[k] as number) - s * (rowQ[k] as number), s * (rowP[k] as number) + c * (rowQ[k] as number)];
  for (const row of v) [row[p], row[q]] = [c * (row[p] as number) - s * (row[q] as number), s * (row[p] as number) + c * (row[q] as number)];
}
