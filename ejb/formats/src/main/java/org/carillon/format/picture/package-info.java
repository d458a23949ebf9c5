/** Cleans untrusted raster pictures: finds the type by the octets, keeps only the picture. */
package org.carillon.format.picture;
