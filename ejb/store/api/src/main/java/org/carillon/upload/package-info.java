/** Files that users upload in pieces, until they are used. */
package org.carillon.upload;
