/** Header fields: read once, decoded when asked; addresses, dates, ids and parameters in them. */
package org.carillon.format.mime.header;
