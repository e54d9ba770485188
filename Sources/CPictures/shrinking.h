#ifndef CPICTURES_SHRINKING_H
#define CPICTURES_SHRINKING_H

#include "include/pictures.h"

// Takes rows of a picture one by one, and keeps the means of squares of pixels, so that a large
// picture is never in memory as a whole.
struct shrinking {
  uint32_t width, factor, columns, rows, row_in_square;
  uint32_t next_row;
  // Of each column: red, green and blue times opacity, opacity, and the number of pixels.
  uint64_t *sums;
  uint8_t *pixels;
};

// Returns 0 where there is no memory.
int shrinking_begin(struct shrinking *shrinking, uint32_t width, uint32_t height, uint32_t most_side);

// `channels`: 1 grey, 3 colours, 4 colours and opacity.
void shrinking_add(struct shrinking *shrinking, const uint8_t *row, int channels);

// Hands the pixels over, or frees them where `picture` is null.
void shrinking_end(struct shrinking *shrinking, struct cnn_picture *picture);

#endif
