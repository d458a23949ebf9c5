/** What others complain about of mail from here. */
package org.carillon.webadmin.complaint;
