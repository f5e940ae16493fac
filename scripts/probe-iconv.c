/* Links without flags where iconv is in libc, which the Makefile asks. */
#include <iconv.h>

int
main(void)
{
	return iconv_open("UTF-8", "UTF-8") == (iconv_t)-1;
}
