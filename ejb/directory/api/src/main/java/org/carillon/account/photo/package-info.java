/** The pictures in people's directory entries. */
package org.carillon.account.photo;
