/** As whom people write mail. */
package org.carillon.contract.writing;
