/** Logos, skins and languages in the database and in memory. */
package org.carillon.look.internal;
