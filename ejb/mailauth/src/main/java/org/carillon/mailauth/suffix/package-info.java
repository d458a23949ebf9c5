/** The public suffix list, which tells below which names people may register others. */
package org.carillon.mailauth.suffix;
