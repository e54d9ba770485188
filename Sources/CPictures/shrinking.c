#include "shrinking.h"

#include <stdlib.h>
#include <string.h>

enum { parts = 5 };

int shrinking_begin(struct shrinking *shrinking, uint32_t width, uint32_t height,
                    uint32_t most_side) {
  uint32_t longest = width > height ? width : height;
  memset(shrinking, 0, sizeof *shrinking);
  shrinking->width = width;
  shrinking->factor = (longest + most_side - 1) / most_side;
  shrinking->columns = (width + shrinking->factor - 1) / shrinking->factor;
  shrinking->rows = (height + shrinking->factor - 1) / shrinking->factor;
  shrinking->sums = calloc((size_t)shrinking->columns * parts, sizeof *shrinking->sums);
  shrinking->pixels = calloc((size_t)shrinking->columns * shrinking->rows, 4);
  return shrinking->sums && shrinking->pixels;
}

static void flush(struct shrinking *shrinking) {
  if (shrinking->row_in_square == 0 || shrinking->next_row == shrinking->rows) return;
  uint8_t *pixel = shrinking->pixels + (size_t)shrinking->next_row * shrinking->columns * 4;
  for (uint32_t column = 0; column < shrinking->columns; column++, pixel += 4) {
    uint64_t *sum = shrinking->sums + (size_t)column * parts;
    for (int part = 0; part < 3; part++) pixel[part] = sum[3] ? (sum[part] + sum[3] / 2) / sum[3] : 0;
    pixel[3] = (sum[3] + sum[4] / 2) / sum[4];
  }
  memset(shrinking->sums, 0, (size_t)shrinking->columns * parts * sizeof *shrinking->sums);
  shrinking->row_in_square = 0;
  shrinking->next_row++;
}

void shrinking_add(struct shrinking *shrinking, const uint8_t *row, int channels) {
  for (uint32_t column = 0; column < shrinking->width; column++, row += channels) {
    uint64_t *sum = shrinking->sums + (size_t)(column / shrinking->factor) * parts;
    uint32_t opacity = channels == 4 ? row[3] : 255;
    for (int part = 0; part < 3; part++) sum[part] += row[channels == 1 ? 0 : part] * opacity;
    sum[3] += opacity;
    sum[4]++;
  }
  if (++shrinking->row_in_square == shrinking->factor) flush(shrinking);
}

void shrinking_end(struct shrinking *shrinking, struct cnn_picture *picture) {
  if (picture) {
    flush(shrinking);
    picture->columns = shrinking->columns;
    picture->rows = shrinking->rows;
    picture->pixels = shrinking->pixels;
  } else {
    free(shrinking->pixels);
  }
  free(shrinking->sums);
}
