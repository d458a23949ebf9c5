/**
 * Cleans untrusted raster pictures: their type is determined by their octets, and only the picture
 * itself is kept.
 */
package org.carillon.format.picture;
