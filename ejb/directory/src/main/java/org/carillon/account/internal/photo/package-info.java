/** Photos of the directory's people in the database. */
package org.carillon.account.internal.photo;
