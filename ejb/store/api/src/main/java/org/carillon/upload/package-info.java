/** Files that people upload in pieces, until something is made of them. */
package org.carillon.upload;
