#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "shrinking.h"

struct reader {
  const uint8_t *bytes;
  size_t left;
  int is_cut;
  int lacks_memory;
  struct cnn_picture *picture;
};

static void take(png_structp png, png_bytep into, size_t count) {
  struct reader *reader = png_get_io_ptr(png);
  if (count > reader->left) {
    reader->is_cut = 1;
    png_error(png, "the file ends here");
  }
  memcpy(into, reader->bytes, count);
  reader->bytes += count;
  reader->left -= count;
}

static void fail(png_structp png, png_const_charp message) {
  struct reader *reader = png_get_error_ptr(png);
  strncpy(reader->picture->message, message, sizeof reader->picture->message - 1);
  png_longjmp(png, 1);
}

// Such as a wrong checksum in a part that nobody needs.
static void ignore(png_structp png, png_const_charp message) { (void)png, (void)message; }

// An animation says so in a part that libpng does not know.
static int chunk(png_structp png, png_unknown_chunkp chunk) {
  struct cnn_picture *picture = png_get_user_chunk_ptr(png);
  if (memcmp(chunk->name, "acTL", 4) == 0) picture->is_animated = 1;
  return 1;
}

int cnn_png(const uint8_t *bytes, size_t count, uint64_t most_pixels, uint32_t most_side,
            struct cnn_picture *picture) {
  memset(picture, 0, sizeof *picture);
  struct reader reader = {bytes, count, 0, 0, picture};
  struct shrinking shrinking = {0};
  uint8_t *volatile all = NULL;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader, fail, ignore);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_read_struct(&png, NULL, NULL);
    return cnn_picture_no_memory;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    shrinking_end(&shrinking, NULL);
    free(all);
    return reader.lacks_memory ? cnn_picture_no_memory
           : reader.is_cut     ? cnn_picture_cut
                               : cnn_picture_damaged;
  }
  png_set_read_fn(png, &reader, take);
  png_set_read_user_chunk_fn(png, picture, chunk);
  png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
  png_read_info(png, info);
  picture->width = png_get_image_width(png, info);
  picture->height = png_get_image_height(png, info);
  if ((uint64_t)picture->width * picture->height > most_pixels) {
    png_destroy_read_struct(&png, &info, NULL);
    return cnn_picture_too_large;
  }
  // Whatever the file holds, a pixel becomes four bytes.
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  size_t length = png_get_rowbytes(png, info);
  // Of an interlaced picture each row comes several times, so all of it must be kept.
  all = calloc(passes > 1 ? picture->height : 1, length);
  if (!all || !shrinking_begin(&shrinking, picture->width, picture->height, most_side)) {
    reader.lacks_memory = 1;
    png_error(png, "no memory");
  }
  for (int pass = 0; pass < passes; pass++) {
    for (uint32_t row = 0; row < picture->height; row++) {
      uint8_t *place = all + (passes > 1 ? row * length : 0);
      png_read_row(png, place, NULL);
      if (pass == passes - 1) shrinking_add(&shrinking, place, 4);
    }
  }
  png_destroy_read_struct(&png, &info, NULL);
  free(all);
  shrinking_end(&shrinking, picture);
  return cnn_picture_read;
}
