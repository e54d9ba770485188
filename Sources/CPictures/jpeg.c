#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#include "shrinking.h"

struct errors {
  struct jpeg_error_mgr manager;
  jmp_buf place;
  int is_cut;
};

static void fail(j_common_ptr jpeg) {
  longjmp(((struct errors *)jpeg->err)->place, 1);
}

// Level -1 is a warning: libjpeg goes on with grey where the file has ended.
static void note(j_common_ptr jpeg, int level) {
  if (level < 0 && jpeg->err->msg_code == JWRN_JPEG_EOF) ((struct errors *)jpeg->err)->is_cut = 1;
}

enum { most_scans = 200 };

// A small file can make a progressive picture of thousands of scans, each as long as the picture.
static void count_scans(j_common_ptr jpeg) {
  if (((j_decompress_ptr)jpeg)->input_scan_number > most_scans) {
    jpeg->err->msg_code = JERR_BAD_PROGRESSION;
    fail(jpeg);
  }
}

int cnn_jpeg(const uint8_t *bytes, size_t count, uint64_t most_pixels, uint32_t most_side,
             struct cnn_picture *picture) {
  memset(picture, 0, sizeof *picture);
  struct jpeg_decompress_struct jpeg;
  struct jpeg_progress_mgr progress = {.progress_monitor = count_scans};
  struct errors errors = {0};
  struct shrinking shrinking = {0};
  uint8_t *volatile row = NULL, *volatile colours = NULL;
  jpeg.err = jpeg_std_error(&errors.manager);
  errors.manager.error_exit = fail;
  errors.manager.emit_message = note;
  if (setjmp(errors.place)) {
    errors.manager.format_message((j_common_ptr)&jpeg, picture->message);
    picture->message[sizeof picture->message - 1] = 0;
    int code = errors.manager.msg_code;
    jpeg_destroy_decompress(&jpeg);
    shrinking_end(&shrinking, NULL);
    free(row);
    free(colours);
    return code == JERR_OUT_OF_MEMORY                     ? cnn_picture_no_memory
           : errors.is_cut || code == JERR_INPUT_EOF || code == JERR_INPUT_EMPTY ? cnn_picture_cut
                                                          : cnn_picture_damaged;
  }
  jpeg_create_decompress(&jpeg);
  jpeg.progress = &progress;
  jpeg_mem_src(&jpeg, bytes, count);
  jpeg_read_header(&jpeg, TRUE);
  picture->width = jpeg.image_width;
  picture->height = jpeg.image_height;
  if ((uint64_t)picture->width * picture->height > most_pixels) {
    jpeg_destroy_decompress(&jpeg);
    return cnn_picture_too_large;
  }
  // Four inks have no other way out; all else libjpeg turns into red, green and blue.
  int is_inks = jpeg.jpeg_color_space == JCS_CMYK || jpeg.jpeg_color_space == JCS_YCCK;
  jpeg.out_color_space = is_inks ? JCS_CMYK : JCS_RGB;
  // Halves are cheap while unpacking.
  uint32_t longest = picture->width > picture->height ? picture->width : picture->height;
  jpeg.scale_num = 1;
  jpeg.scale_denom = 1;
  while (jpeg.scale_denom < 8 && longest / (jpeg.scale_denom * 2) >= most_side) jpeg.scale_denom *= 2;
  jpeg_start_decompress(&jpeg);
  row = malloc((size_t)jpeg.output_width * jpeg.output_components);
  colours = malloc((size_t)jpeg.output_width * 3);
  if (!row || !colours
      || !shrinking_begin(&shrinking, jpeg.output_width, jpeg.output_height, most_side)) {
    errors.manager.msg_code = JERR_OUT_OF_MEMORY;
    fail((j_common_ptr)&jpeg);
  }
  while (jpeg.output_scanline < jpeg.output_height) {
    JSAMPROW place = row;
    jpeg_read_scanlines(&jpeg, &place, 1);
    for (uint32_t column = 0; is_inks && column < jpeg.output_width; column++) {
      const uint8_t *inks = row + (size_t)column * 4;
      for (int part = 0; part < 3; part++) {
        // Adobe writes how much of the light each ink leaves; others how much it takes.
        int light = jpeg.saw_Adobe_marker ? inks[part] : 255 - inks[part];
        int black = jpeg.saw_Adobe_marker ? inks[3] : 255 - inks[3];
        colours[column * 3 + part] = light * black / 255;
      }
    }
    shrinking_add(&shrinking, is_inks ? colours : row, 3);
  }
  jpeg_finish_decompress(&jpeg);
  jpeg_destroy_decompress(&jpeg);
  free(row);
  free(colours);
  if (errors.is_cut) {
    shrinking_end(&shrinking, NULL);
    return cnn_picture_cut;
  }
  shrinking_end(&shrinking, picture);
  return cnn_picture_read;
}
