#ifndef CPICTURES_H
#define CPICTURES_H

#include <stddef.h>
#include <stdint.h>

// Reads PNG and JPEG with libpng and libjpeg. Both leave their errors by longjmp, which must not pass
// through Swift: it begins and ends here.

enum cnn_picture_status {
  cnn_picture_read = 0,
  // The file ends before the picture does.
  cnn_picture_cut,
  // `message` says what the library found.
  cnn_picture_damaged,
  // More pixels than are allowed, by the head of the file: nothing of them was unpacked.
  cnn_picture_too_large,
  cnn_picture_no_memory,
};

struct cnn_picture {
  // As the head of the file says.
  uint32_t width, height;
  // As read: shrunk by a whole number, so that neither is above `most_side`.
  uint32_t columns, rows;
  // Red, green, blue and opacity of each pixel, row after row; to be freed. Colours are not multiplied
  // by the opacity.
  uint8_t *pixels;
  int is_animated;
  // libjpeg asks for 200.
  char message[200];
};

// Reads the picture whose file is in memory.
int cnn_png(const uint8_t *bytes, size_t count, uint64_t most_pixels, uint32_t most_side,
            struct cnn_picture *picture);
int cnn_jpeg(const uint8_t *bytes, size_t count, uint64_t most_pixels, uint32_t most_side,
             struct cnn_picture *picture);

#endif
