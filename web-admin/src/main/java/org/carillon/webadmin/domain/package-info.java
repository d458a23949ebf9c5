/** The domains and each of them. */
package org.carillon.webadmin.domain;
