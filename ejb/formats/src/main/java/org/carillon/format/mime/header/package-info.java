/**
 * Header fields, which are parsed once and decoded on demand, and the addresses, dates, ids and
 * parameters in them.
 */
package org.carillon.format.mime.header;
