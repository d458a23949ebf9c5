/** The photos of the people in the directory, in the database. */
package org.carillon.account.internal.photo;
