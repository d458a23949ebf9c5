/** Header fields, parsed once, decoded on demand, and their addresses, dates and ids. */
package org.carillon.format.mime.header;
