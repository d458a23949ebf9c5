/** The pictures that people put into their entries in the directory. */
package org.carillon.account.photo;
