/** The files that a message carries, with their names and their kinds, which their octets show. */
package org.carillon.format.mime.files;
