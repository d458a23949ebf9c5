/** As whom people write mail. */
package org.carillon.transport.writing;
