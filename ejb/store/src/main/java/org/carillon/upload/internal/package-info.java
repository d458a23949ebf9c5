/** Implements uploads with files that arrive in pieces. */
package org.carillon.upload.internal;
