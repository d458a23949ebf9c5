/** The first page: what it tells, its figures and their lines. */
package org.carillon.webadmin.overview;
