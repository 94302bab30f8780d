#ifndef BELFRY_PACKS_H
#define BELFRY_PACKS_H

/// One file of templates/, inside the binary.
struct belfry_pack_file {
  const char *path;
  const unsigned char *bytes;
  unsigned long size;
};

int belfry_pack_count(void);
struct belfry_pack_file belfry_pack_file(int index);

#endif
