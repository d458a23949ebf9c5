/** What an account holds, as files for other programs. */
package org.carillon.webmail.export;
