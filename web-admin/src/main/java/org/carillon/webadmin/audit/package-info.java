/** The book of changes, told in words. */
package org.carillon.webadmin.audit;
